<?php return array('dependencies' => array('wp-i18n'), 'version' => '6d8556edf12263536d15');
