<?php return array('dependencies' => array('wp-i18n'), 'version' => '4e0095bdbd9ff0548f80');
