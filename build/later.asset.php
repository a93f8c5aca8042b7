<?php return array('dependencies' => array('wp-i18n'), 'version' => '74c4586b6179983c2080');
